package dev.scoresheet.domain.chess.archive;

/// Reason why a game is not imported. An import never keeps part of a game.
public sealed interface ArchiveRejection {

    /// The game has no moves, so there is nothing to keep.
    record NoMoves() implements ArchiveRejection {}

    /// The value of a tag is longer than the archive keeps.
    record LongTag(String name, int length, int longest) implements ArchiveRejection {}

    /// The server does not know the rules of this variant.
    record UnknownVariant(String variant) implements ArchiveRejection {}

    /// The `FEN` tag names no position that a game could start from.
    record ImpossibleStart(String fen, String detail) implements ArchiveRejection {}

    /// @param ply number of the half-move, from 1
    /// @param legalMoves number of legal moves in the position
    record IllegalMove(int ply, String move, int legalMoves) implements ArchiveRejection {}

    /// @param fitting number of legal moves that the text fits
    /// @param legalMoves number of all legal moves
    record AmbiguousMove(int ply, String move, int fitting, int legalMoves) implements ArchiveRejection {}
}
