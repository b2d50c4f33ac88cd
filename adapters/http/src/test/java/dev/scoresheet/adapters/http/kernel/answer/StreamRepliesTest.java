package dev.scoresheet.adapters.http.kernel.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.adapters.http.kernel.route.Content;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.application.kernel.command.Outcome.Conflict;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamRepliesTest {

    private static final StreamId STREAM = new StreamId("bulb", "b-1");
    private static final Map<String, String> HEADERS =
            Map.of("Cache-Control", "no-store", "ETag", "\"3\"", "Scoresheet-Position", "12");

    @Test
    void a_reply_names_the_version_as_entity_tag_and_the_position_and_is_not_stored() {
        assertEquals(new Reply(304, HEADERS, new Content.None()), StreamReplies.at(3, 12, Reply.empty(304)));
    }

    @Test
    void a_done_command_is_answered_with_its_document() {
        var reply = StreamReplies.done(done(false), "on");
        assertEquals(200, reply.status());
        assertEquals(HEADERS, reply.headers());
        assertEquals(new Content.Json("application/json", "on"), reply.content());
    }

    @Test
    void a_repeated_answer_says_so() {
        assertEquals("true", StreamReplies.done(done(true), "on").headers().get("Idempotency-Replayed"));
    }

    @Test
    void a_created_resource_has_a_location() {
        var reply = StreamReplies.created(done(false), "/api/bulbs/b-1", "on");
        assertEquals(201, reply.status());
        assertEquals("/api/bulbs/b-1", reply.headers().get("Location"));
        assertEquals("\"3\"", reply.headers().get("ETag"));
    }

    @Test
    void a_conflict_with_a_named_version_is_a_failed_precondition() {
        var problem = StreamReplies.conflict(new Conflict<>(STREAM, 7, "on", true), "The bulb");
        assertEquals(412, problem.type().status());
        assertEquals("The bulb is at version 7.", problem.detail());
        assertEquals(Map.of("version", 7L), problem.members());
    }

    @Test
    void a_conflict_without_a_named_version_can_be_sent_again() {
        var problem = StreamReplies.conflict(new Conflict<>(STREAM, 7, "on", false), "The bulb");
        assertEquals("concurrent-change", problem.type().slug());
        assertEquals(Map.of("version", 7L), problem.members());
    }

    @Test
    void a_key_of_another_request_is_refused() {
        assertEquals(422, StreamReplies.keyReused().type().status());
    }

    private static Done<String, String> done(boolean replayed) {
        return new Done<>(STREAM, 3, 12, "on", replayed);
    }
}
