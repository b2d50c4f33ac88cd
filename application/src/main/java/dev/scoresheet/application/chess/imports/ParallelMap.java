package dev.scoresheet.application.chess.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/// One piece of work for each of many, all at once.
record ParallelMap(ExecutorService workers) {

    /// The results in the order of what they came from. The first failure is thrown as it is, once all have
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
