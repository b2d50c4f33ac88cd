package dev.scoresheet.application.kernel.process.step;

import java.util.List;
import java.util.function.Supplier;

/// Way to run the work of several instances. A node runs them next to each other; a test runs them in order.
public interface Lanes {

    Lanes IN_ORDER = new Lanes() {
        @Override
        public <T> List<T> run(List<Supplier<T>> work) {
            return work.stream().map(Supplier::get).toList();
        }
    };

    /// Runs the work and returns its results, in the order of the list. Returns after all of it has ended.
    <T> List<T> run(List<Supplier<T>> work);
}
