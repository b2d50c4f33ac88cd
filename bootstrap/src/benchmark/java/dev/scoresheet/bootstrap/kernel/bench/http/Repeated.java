package dev.scoresheet.bootstrap.kernel.bench.http;

/// The same request again and again, on any number of connections. Every answer counts.
final class Repeated implements Exchange {

    private final byte[] bytes;

    Repeated(WireRequest request, String authority) {
        bytes = request.bytes(authority);
    }

    @Override
    public byte[] next(String authority) {
        return bytes;
    }

    @Override
    public boolean answered(int status, AnswerReader answer) {
        return true;
    }
}
