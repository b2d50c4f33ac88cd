package dev.scoresheet.adapters.cli.kernel;

import dev.scoresheet.application.kernel.log.event.StreamId;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Converters for values of options and parameters, named in their annotations.
public final class Converters {

    private Converters() {}

    /// Converter for a number from 1 on.
    public static final class Positive implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            return number(value, 1);
        }
    }

    /// Converter for a number of hours from 0 on.
    public static final class Hours implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String value) {
            return Duration.ofHours(number(value, 0));
        }
    }

    /// Converter for the name of a stream.
    public static final class Stream implements ITypeConverter<StreamId> {

        @Override
        public StreamId convert(String value) {
            try {
                return StreamId.parse(value);
            } catch (IllegalArgumentException none) {
                throw new TypeConversionException(String.valueOf(none.getMessage()));
            }
        }
    }

    private static int number(String value, int least) {
        try {
            var number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException none) {
            // refused below
        }
        throw new TypeConversionException(
                "'%s' is not a number from %d to %d".formatted(value, least, Integer.MAX_VALUE));
    }
}
