package dev.scoresheet.bootstrap.architecture.planted.kernelknowsnosubject.domain.loans;

public final class Loan {}
