package dev.scoresheet.bootstrap.architecture.planted.eventsarevalues.domain.loans;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

interface LoanEvent {

    record Lent(UUID reader, LocalDate due, BigDecimal deposit) implements LoanEvent {}
}
