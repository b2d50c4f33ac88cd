package dev.scoresheet.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Condition on components: records, enums, sealed families of the domain, numbers, text, ids, times, or lists.
final class HaveOnlyValues extends ArchCondition<JavaClass> {

    private final House house;

    HaveOnlyValues(House house) {
        super("have only components that are values");
        this.house = house;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (var field : type.getFields()) {
            if (!field.getModifiers().contains(JavaModifier.STATIC) && !isValue(field.getRawType())) {
                events.add(SimpleConditionEvent.violated(
                        type,
                        field.getFullName() + " is a " + field.getRawType().getName()));
            }
        }
    }

    private boolean isValue(JavaClass type) {
        return type.isPrimitive()
                || type.isRecord()
                || type.isEnum()
                || Stream.of(String.class, UUID.class, BigDecimal.class, BigInteger.class, List.class)
                        .anyMatch(type::isEquivalentTo)
                || type.isAssignableTo(TemporalAccessor.class)
                || type.isAssignableTo(TemporalAmount.class)
                || (type.isInterface() && resideInAPackage(house.domain()).test(type));
    }
}
