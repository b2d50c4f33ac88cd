package dev.scoresheet.bootstrap.architecture.planted.aggregatesarestrangers.domain.loans.copy;

public interface CopyEvent {

    record Bought(CopyId copy) implements CopyEvent {}
}
