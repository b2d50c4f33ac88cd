package dev.scoresheet.bootstrap.kernel.bench.append;

import dev.scoresheet.adapters.json.kernel.EventTypes;
import dev.scoresheet.adapters.json.kernel.JsonEventCodec;
import dev.scoresheet.adapters.json.kernel.StoredType;
import java.util.List;

/// Event that is appended: an order of two lines, 262 bytes of JSON. Events of business systems have about this size.
public record OrderPlaced(String order, String customer, String currency, String note, List<Line> lines) {

    record Line(String article, String description, int pieces, long priceInCents) {}

    private static final StoredType<OrderPlaced> TYPE = StoredType.of("order.placed", OrderPlaced.class);

    public static OrderPlaced numbered(int number) {
        var digits = String.format("%08d", number);
        return new OrderPlaced(
                "order-" + digits,
                "customer-" + digits,
                "EUR",
                "leave it at the door",
                List.of(
                        new Line("4711-a", "chess board, walnut", 1, 8900),
                        new Line("4712-b", "scoresheets", 10, 250)));
    }

    public static JsonEventCodec<OrderPlaced> codec() {
        return new JsonEventCodec<>(new EventTypes<OrderPlaced>() {
            @Override
            public StoredType<OrderPlaced> of(OrderPlaced event) {
                return TYPE;
            }

            @Override
            public List<StoredType<? extends OrderPlaced>> all() {
                return List.of(TYPE);
            }
        });
    }
}
