package dev.scoresheet.adapters.http.kernel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/// Bytes that arrive on one connection, without a server.
class RequestArrivalTest {

    private final List<String> progress = new ArrayList<>();
    private boolean last;
    private final EmbeddedChannel channel = new EmbeddedChannel();

    private final RequestArrival.Listener listener = new RequestArrival.Listener() {
        @Override
        public boolean isLast() {
            return last;
        }

        @Override
        public void headBegins() {
            progress.add("head");
        }

        @Override
        public void bodyBegins() {
            progress.add("body");
        }

        @Override
        public void ends() {
            progress.add("end");
        }
    };

    private void watch() {
        channel.pipeline().addLast("httpDecoder", new HttpRequestDecoder());
        RequestArrival.report(channel.pipeline(), listener);
    }

    private void arrive(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    private HttpRequest head() {
        return (HttpRequest) channel.<HttpObject>readInbound();
    }

    @Test
    void a_pipeline_without_the_known_decoder_is_refused() {
        channel.pipeline().addLast("decoder", new HttpRequestDecoder());
        assertThrows(NoSuchElementException.class, () -> RequestArrival.report(channel.pipeline(), listener));
    }

    @Test
    void each_step_of_a_request_is_reported() {
        watch();
        arrive("POST / HTTP/1.1\r\nContent-");
        assertEquals(List.of("head"), progress);
        arrive("Length: 2\r\n\r\n");
        assertEquals(List.of("head", "head", "body"), progress);
        arrive("{");
        assertEquals(3, progress.size(), "a part of the body is no step");
        arrive("}");
        assertEquals(List.of("head", "head", "body", "end"), progress);
    }

    @Test
    void later_versions_of_the_same_kind_count_as_the_known_one() {
        watch();
        arrive("GET http://lamps?x=1 HTTP/1.9\r\n\r\n");
        var head = head();
        assertEquals(HttpVersion.HTTP_1_1, head.protocolVersion());
        assertEquals("/?x=1", head.uri(), "the library sees no name of a server");
        assertTrue(head.decoderResult().isSuccess());
    }

    @Test
    void nothing_follows_a_refused_request() {
        watch();
        arrive("GET /secret HTTP/2.0\r\n\r\nGET / HTTP/1.1\r\n\r\n");
        var refused = head();
        assertTrue(refused.decoderResult().isFailure());
        assertEquals("/", refused.uri(), "the refusal has no words of the client");
        assertNull(channel.readInbound());
        arrive("GET / HTTP/1.1\r\n\r\n");
        assertNull(channel.readInbound());
        assertEquals(List.of("head", "body", "end"), progress);
    }

    @Test
    void nothing_follows_the_last_request() {
        watch();
        arrive("GET / HTTP/1.1\r\n\r\n");
        assertEquals("/", head().uri());
        assertTrue(channel.<Object>readInbound() instanceof LastHttpContent);
        last = true;
        arrive("GET /next HTTP/1.1\r\n\r\n");
        assertNull(channel.readInbound());
    }
}
