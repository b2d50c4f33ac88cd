package dev.scoresheet.application.chess.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/// Parallel call of a function for each element of a list.
record ParallelMap(ExecutorService workers) {

    /// Returns the results in the order of the elements. Throws the first failure unchanged, after all calls have
    /// ended.
    <A, B> List<B> map(List<A> all, Function<A, B> work) {
        var tasks = all.stream().<Callable<B>>map(one -> () -> work.apply(one)).toList();
        try {
            var results = new ArrayList<B>(all.size());
            for (var done : workers.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } catch (InterruptedException interrupted) {
            throw new CancellationException("interrupted");
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error defect -> throw defect;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }
}
