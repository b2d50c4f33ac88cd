package dev.scoresheet.bootstrap.architecture.planted.httpshowsviews.domain.loans;

public final class Loan {}
