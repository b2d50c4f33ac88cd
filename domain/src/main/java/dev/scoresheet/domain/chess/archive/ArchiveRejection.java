package dev.scoresheet.domain.chess.archive;

/// Why a game is not taken in. It comes in whole or not at all.
public sealed interface ArchiveRejection {

    /// Nobody moved; there is nothing to keep.
    record NoMoves() implements ArchiveRejection {}

    /// A tag says more than is kept.
    record LongTag(String name, int length, int longest) implements ArchiveRejection {}

    /// Played by rules that nobody here can check.
    record UnknownVariant(String variant) implements ArchiveRejection {}

    /// The `FEN` tag names no position that a game could start from.
    record ImpossibleStart(String fen, String detail) implements ArchiveRejection {}

    /// @param ply of the move, from 1
    /// @param legalMoves how many others there were
    record IllegalMove(int ply, String move, int legalMoves) implements ArchiveRejection {}

    /// @param fitting how many legal moves the text fits
    /// @param legalMoves how many there were in all
    record AmbiguousMove(int ply, String move, int fitting, int legalMoves) implements ArchiveRejection {}
}
