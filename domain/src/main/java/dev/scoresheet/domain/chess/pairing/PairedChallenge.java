package dev.scoresheet.domain.chess.pairing;

import java.util.UUID;

/// State of a challenge in the process [Pairing]. The event of the acceptance has everything else.
public record PairedChallenge(UUID challenge) {}
