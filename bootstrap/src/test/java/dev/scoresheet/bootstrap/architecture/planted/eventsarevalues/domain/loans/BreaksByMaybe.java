package dev.scoresheet.bootstrap.architecture.planted.eventsarevalues.domain.loans;

import java.util.Optional;

record BreaksByMaybe(Optional<String> reason) implements LoanEvent {}
