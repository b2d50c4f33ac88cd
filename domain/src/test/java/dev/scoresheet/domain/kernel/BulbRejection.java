package dev.scoresheet.domain.kernel;

public sealed interface BulbRejection {

    record NotFitted() implements BulbRejection {}

    record AlreadyFitted(int watts) implements BulbRejection {}

    record Blown(String reason) implements BulbRejection {}
}
