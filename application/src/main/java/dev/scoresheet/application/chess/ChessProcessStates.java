package dev.scoresheet.application.chess;

import dev.scoresheet.application.kernel.process.StateCodec;
import dev.scoresheet.domain.chess.challenge.ExpiringChallenge;
import dev.scoresheet.domain.chess.pairing.PairedChallenge;
import dev.scoresheet.domain.chess.scoring.ScoredSpeed;
import dev.scoresheet.domain.chess.timekeeping.TimedGame;

/// Codecs of the states of the processes of chess.
public record ChessProcessStates(
        StateCodec<ExpiringChallenge> expiry,
        StateCodec<PairedChallenge> pairing,
        StateCodec<ScoredSpeed> scoring,
        StateCodec<TimedGame> clock) {}
