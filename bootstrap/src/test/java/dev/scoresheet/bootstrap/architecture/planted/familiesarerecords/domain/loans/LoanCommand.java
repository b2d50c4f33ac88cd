package dev.scoresheet.bootstrap.architecture.planted.familiesarerecords.domain.loans;

interface LoanCommand {

    record Lend() implements LoanCommand {}
}
