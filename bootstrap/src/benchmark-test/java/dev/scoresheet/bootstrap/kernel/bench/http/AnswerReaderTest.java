package dev.scoresheet.bootstrap.kernel.bench.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Tests of the answers that the load reads.
class AnswerReaderTest {

    private final AnswerReader answers = new AnswerReader(200);

    @Test
    void an_answer_in_pieces_is_complete_with_its_last_byte() throws IOException {
        var text = "HTTP/1.1 201 Created\r\nContent-Length: 3\r\nETag: 1\r\n\r\nabc";
        for (var index = 0; index < text.length() - 1; index++) {
            assertEquals(0, answers.read(channel(text.substring(index, index + 1))));
        }

        assertEquals(201, answers.read(channel("c")));
    }

    @Test
    void answers_follow_one_another() throws IOException {
        assertEquals(200, answers.read(channel("HTTP/1.1 200 OK\r\ncontent-length:2\r\n\r\nab")));
        assertEquals(503, answers.read(channel("HTTP/1.1 503 Service Unavailable\r\nCONTENT-LENGTH: 0\r\n\r\n")));
        assertEquals(204, answers.read(channel("HTTP/1.1 204 No Content\r\n\r\n")));
    }

    @Test
    void a_field_is_that_of_the_last_answer() throws IOException {
        answers.read(channel("HTTP/1.1 201 Created\r\nLocation: /a/1\r\nContent-Length: 2\r\n\r\nab"));
        assertEquals("/a/1", answers.field("location"));

        answers.read(channel("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\nLocation: /b"));
        assertEquals("", answers.field("location"));
    }

    @Test
    void an_answer_without_a_length_is_refused() {
        refuses("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "no length");
    }

    @Test
    void bytes_after_an_answer_are_refused() {
        refuses("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab", "more bytes than one answer");
    }

    @Test
    void an_answer_that_is_too_long_is_refused() {
        refuses("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + "a".repeat(200), "longer than 200 bytes");
    }

    @Test
    void a_closed_connection_is_refused() {
        refuses("", "closed");
    }

    private void refuses(String text, String reason) {
        var refused = assertThrows(IOException.class, () -> answers.read(channel(text)));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    private static ReadableByteChannel channel(String text) {
        return Channels.newChannel(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
