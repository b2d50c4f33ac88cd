package dev.scoresheet.bootstrap.architecture.planted.familiesarerecords.domain.loans;

final class BreaksByBeingAClass implements LoanCommand {}
