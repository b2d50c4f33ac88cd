package dev.scoresheet.bootstrap.architecture;

import static dev.scoresheet.bootstrap.architecture.Aggregates.Family.EVENTS;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// Condition on a class of an aggregate: it names a type of another aggregate only if the type is an event or an id.
final class MeetByEventsAndIds extends ArchCondition<JavaClass> {

    private final Aggregates aggregates;

    MeetByEventsAndIds(Aggregates aggregates) {
        super("know other aggregates by events and ids");
        this.aggregates = aggregates;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (var dependency : type.getDirectDependenciesFromSelf()) {
            var target = dependency.getTargetClass().getBaseComponentType();
            var home = aggregates.home(target);
            if (home.isPresent() && !home.equals(aggregates.home(type)) && !isShared(Aggregates.outermost(target))) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }

    private boolean isShared(JavaClass type) {
        return aggregates.membersOf(EVENTS).test(type) || type.getSimpleName().endsWith("Id");
    }
}
