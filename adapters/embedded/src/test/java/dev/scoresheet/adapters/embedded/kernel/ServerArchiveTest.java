package dev.scoresheet.adapters.embedded.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ServerArchiveTest {

    @TempDir
    Path folder;

    @Test
    void the_programs_of_this_machine_run_after_unpacking() throws Exception {
        var archive = ServerArchive.ofThisMachine();
        archive.unpackInto(folder);
        var process = new ProcessBuilder(folder.resolve("bin/postgres").toString(), "--version").start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(answer.contains("(PostgreSQL) 18"), answer);
        assertEquals(0, process.waitFor());
        assertTrue(archive.name().matches("postgresql-[0-9a-f]{8}-[0-9]+"), archive.name());
    }

    @Test
    void files_folders_and_links_keep_content_place_and_right_to_execute() throws IOException {
        unpack(
                entry("empty/", TarConstants.LF_DIR),
                file("bin/program", 0755),
                file("share/text", 0600),
                link("lib/short", "../bin/program"));
        assertTrue(Files.isDirectory(target().resolve("empty")));
        assertEquals("bin/program", Files.readString(target().resolve("bin/program")));
        assertTrue(Files.isExecutable(target().resolve("bin/program")));
        assertFalse(Files.isExecutable(target().resolve("share/text")));
        assertTrue(Files.isReadable(target().resolve("share/text")));
        assertEquals(Path.of("../bin/program"), Files.readSymbolicLink(target().resolve("lib/short")));
    }

    @Test
    void a_path_or_link_out_of_the_folder_and_another_type_of_entry_are_refused() throws IOException {
        Files.createDirectories(target().resolve("bin"));
        assertThrows(IOException.class, () -> unpack(file("../outside", 0644)));
        assertThrows(IOException.class, () -> unpack(link("bin/outside", "../../outside")));
        assertThrows(IOException.class, () -> unpack(link("absolute", "/etc")));
        assertThrows(IOException.class, () -> unpack(entry("pipe", TarConstants.LF_FIFO)));
        assertFalse(Files.exists(folder.resolve("outside")));
    }

    @Test
    void a_cut_archive_is_refused() throws IOException {
        var whole = Files.readAllBytes(archive(file("bin/program", 0755)));
        var cut = folder.resolve("cut");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        assertThrows(IOException.class, () -> new ServerArchive(cut.toUri().toURL()).unpackInto(target()));
    }

    private Path target() {
        return folder.resolve("target");
    }

    private void unpack(TarArchiveEntry... entries) throws IOException {
        new ServerArchive(archive(entries).toUri().toURL()).unpackInto(target());
    }

    /// Writes an archive. The content of each file is its name.
    private Path archive(TarArchiveEntry... entries) throws IOException {
        var archive = folder.resolve("archive");
        try (var tar = new TarArchiveOutputStream(
                new XZOutputStream(Files.newOutputStream(archive), new LZMA2Options(LZMA2Options.PRESET_MIN)))) {
            for (var entry : entries) {
                tar.putArchiveEntry(entry);
                if (entry.getSize() > 0) {
                    tar.write(entry.getName().getBytes(StandardCharsets.UTF_8));
                }
                tar.closeArchiveEntry();
            }
        }
        return archive;
    }

    private static TarArchiveEntry file(String name, int mode) {
        var entry = entry(name, TarConstants.LF_NORMAL);
        entry.setMode(mode);
        entry.setSize(name.length());
        return entry;
    }

    private static TarArchiveEntry link(String name, String to) {
        var entry = entry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(to);
        return entry;
    }

    private static TarArchiveEntry entry(String name, byte type) {
        return new TarArchiveEntry(name, type);
    }
}
