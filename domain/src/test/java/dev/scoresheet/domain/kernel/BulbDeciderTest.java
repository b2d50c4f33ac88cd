package dev.scoresheet.domain.kernel;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.domain.kernel.BulbCommand.Fit;
import dev.scoresheet.domain.kernel.BulbCommand.SwitchOff;
import dev.scoresheet.domain.kernel.BulbCommand.SwitchOn;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import dev.scoresheet.domain.kernel.BulbRejection.AlreadyFitted;
import dev.scoresheet.domain.kernel.BulbRejection.Blown;
import dev.scoresheet.domain.kernel.BulbRejection.NotFitted;
import org.junit.jupiter.api.Test;

class BulbDeciderTest {

    private final DeciderSpec<BulbCommand, Bulb, BulbEvent, BulbRejection> bulb = DeciderSpec.of(new BulbDecider());

    @Test
    void a_bulb_is_fitted_once() {
        bulb.when(new Fit("hall", 60))
                .then(new Fitted(60))
                .and()
                .when(new Fit("hall", 40))
                .thenRejected(new AlreadyFitted(60));
    }

    @Test
    void a_socket_without_a_bulb_stays_dark() {
        bulb.when(new SwitchOn("hall")).thenRejected(new NotFitted());
    }

    @Test
    void switching_on_twice_changes_nothing() {
        bulb.given(new Fitted(60), new SwitchedOn()).when(new SwitchOn("hall")).thenNothing();
    }

    @Test
    void the_third_time_on_is_the_last() {
        bulb.given(new Fitted(60), new SwitchedOn(), new SwitchedOff(), new SwitchedOn(), new SwitchedOff())
                .when(new SwitchOn("hall"))
                .then(new SwitchedOn(), new Blew("worn out"))
                .and()
                .when(new SwitchOff("hall"))
                .thenRejected(new Blown("worn out"));
    }

    @Test
    void an_impossible_history_throws() {
        assertThrows(IllegalStateException.class, () -> bulb.given(new SwitchedOn()));
    }
}
