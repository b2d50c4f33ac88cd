/// HTTP without a subject: a listener with explicit limits, a contract that is bound to endpoints, and the manners of
/// the protocol. What is served comes in as a value; nothing here knows what the routes are about.
@NullMarked
package dev.scoresheet.adapters.http.kernel;

import org.jspecify.annotations.NullMarked;
