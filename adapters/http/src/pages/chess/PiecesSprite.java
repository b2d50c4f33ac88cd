import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.geom.PathIterator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Program that makes `pieces.svg` from the chess glyphs of Noto Sans Symbols 2.
///
/// The font is `files/noto-sans-symbols-2-symbols-400-normal.woff` of the npm package
/// `@fontsource/noto-sans-symbols-2` 5.3.0. To make the sprite again, in the root of the repository:
///
/// ```
/// npm pack @fontsource/noto-sans-symbols-2@5.3.0
/// tar xzf fontsource-noto-sans-symbols-2-5.3.0.tgz
/// java adapters/http/src/pages/chess/PiecesSprite.java \
///     package/files/noto-sans-symbols-2-symbols-400-normal.woff \
///     > adapters/http/src/main/resources/chess/pages/pieces.svg
/// ```
///
/// Each piece is two shapes in a tile of 40 x 40. The lower one is the silhouette: the outer contours of the glyph. The
/// upper one is the glyph. So a white piece is white inside, and a black piece has a light edge on dark squares.
final class PiecesSprite {

    private static final String INK = "#23201c";
    private static final String WHITE = "#fff";
    private static final String EDGE = "#f4efe2";
    private static final double FOOT = 36.4;
    private static final double CENTRE = 20;
    /// Height of the king in the tile, over its height in units of the font.
    private static final double SCALE = 33.0 / 816;

    private record Piece(char letter, int white, int black, double factor) {}

    private static final List<Piece> PIECES = List.of(
            new Piece('k', 0x2654, 0x265A, 1),
            new Piece('q', 0x2655, 0x265B, 1),
            new Piece('r', 0x2656, 0x265C, .93),
            new Piece('b', 0x2657, 0x265D, .98),
            new Piece('n', 0x2658, 0x265E, .97),
            new Piece('p', 0x2659, 0x265F, .85));

    private final Font font;

    private PiecesSprite(Font font) {
        this.font = font;
    }

    public static void main(String[] arguments) throws IOException, FontFormatException, DataFormatException {
        System.setProperty("java.awt.headless", "true");
        var opened = opened(ByteBuffer.wrap(Files.readAllBytes(Path.of(arguments[0]))));
        var font = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(opened)).deriveFont(1000f);
        System.out.print(new PiecesSprite(font).sprite());
    }

    private String sprite() {
        var sprite = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 480 40\">\n")
                .append("<!-- Outlines of Noto Sans Symbols 2, OFL-1.1, see OFL.txt. Made by PiecesSprite.java. -->\n");
        for (var piece : PIECES) {
            sprite.append(symbol("w" + piece.letter(), piece.white(), piece.factor(), "fill=\"" + WHITE + "\""));
        }
        var edge = "fill=\"%1$s\" stroke=\"%1$s\" stroke-width=\"1.3\" stroke-linejoin=\"round\"".formatted(EDGE);
        for (var piece : PIECES) {
            sprite.append(symbol("b" + piece.letter(), piece.black(), piece.factor(), edge));
        }
        return sprite.append("</svg>\n").toString();
    }

    private String symbol(String id, int glyph, double factor, String below) {
        var contours = contours(glyph, SCALE * factor);
        var silhouette = String.join("", contours.stream().filter(Contour::outer).map(Contour::path).toList());
        var whole = String.join("", contours.stream().map(Contour::path).toList());
        return "<g id=\"%s\"><path %s d=\"%s\"/><path fill=\"%s\" d=\"%s\"/></g>\n".formatted(id, below, silhouette, INK, whole);
    }

    private List<Contour> contours(int glyph, double scale) {
        var outline = font.createGlyphVector(new FontRenderContext(null, true, true), Character.toString(glyph)).getOutline();
        var box = outline.getBounds2D();
        var dx = CENTRE - box.getCenterX() * scale;
        var dy = FOOT - box.getMaxY() * scale;
        var contours = new ArrayList<Contour>();
        var points = new double[6];
        for (var path = outline.getPathIterator(null); !path.isDone(); path.next()) {
            var kind = path.currentSegment(points);
            for (int i = 0; i < 6; i += 2) {
                points[i] = points[i] * scale + dx;
                points[i + 1] = points[i + 1] * scale + dy;
            }
            switch (kind) {
                case PathIterator.SEG_MOVETO -> contours.add(new Contour(points[0], points[1]));
                case PathIterator.SEG_LINETO -> contours.getLast().line(points[0], points[1]);
                case PathIterator.SEG_QUADTO -> contours.getLast().curve(points[0], points[1], points[2], points[3]);
                case PathIterator.SEG_CLOSE -> contours.getLast().close();
                default -> throw new IllegalStateException("TrueType outlines have no segment " + kind);
            }
        }
        return contours;
    }

    /// One closed line of a glyph, written with relative coordinates in hundredths.
    private static final class Contour {

        private final StringBuilder path = new StringBuilder("M");
        private long x;
        private long y;
        private long area;

        Contour(double x, double y) {
            number(hundredths(x));
            number(hundredths(y));
            this.x = hundredths(x);
            this.y = hundredths(y);
        }

        void line(double toX, double toY) {
            path.append('l');
            to(toX, toY);
        }

        void curve(double overX, double overY, double toX, double toY) {
            path.append('q');
            number(hundredths(overX) - x);
            number(hundredths(overY) - y);
            to(toX, toY);
        }

        private void to(double toX, double toY) {
            number(hundredths(toX) - x);
            number(hundredths(toY) - y);
            area += x * hundredths(toY) - hundredths(toX) * y;
            x = hundredths(toX);
            y = hundredths(toY);
        }

        void close() {
            path.append('z');
        }

        /// True if the contour runs clockwise on the screen: TrueType fills these and cuts the others out.
        boolean outer() {
            return area > 0;
        }

        String path() {
            return path.toString();
        }

        private static long hundredths(double value) {
            return Math.round(value * 100);
        }

        private void number(long hundredths) {
            var last = path.charAt(path.length() - 1);
            if (hundredths >= 0 && Character.isDigit(last)) {
                path.append(' ');
            }
            var text = Double.toString(hundredths / 100.0).replaceFirst("[.]0$", "").replaceFirst("^(-?)0[.]", "$1.");
            path.append(text);
        }
    }

    /// Font without the compression of WOFF: a table of contents and the tables behind it.
    private static byte[] opened(ByteBuffer woff) throws DataFormatException {
        int tables = woff.getShort(12);
        var font = ByteBuffer.allocate(12 + 16 * tables + woff.getInt(16));
        font.putInt(woff.getInt(4)).putShort((short) tables).position(12);
        var place = 12 + 16 * tables;
        for (int i = 0; i < tables; i++) {
            var entry = 44 + 20 * i;
            var packed = new byte[woff.getInt(entry + 8)];
            var size = woff.getInt(entry + 12);
            woff.get(woff.getInt(entry + 4), packed);
            font.putInt(woff.getInt(entry)).putInt(woff.getInt(entry + 16)).putInt(place).putInt(size);
            font.put(place, packed.length < size ? inflated(packed, size) : packed);
            place += (size + 3) / 4 * 4;
        }
        return font.array();
    }

    private static byte[] inflated(byte[] packed, int size) throws DataFormatException {
        try (var inflater = new Inflater()) {
            var table = new byte[size];
            inflater.setInput(packed);
            inflater.inflate(table);
            return table;
        }
    }
}
