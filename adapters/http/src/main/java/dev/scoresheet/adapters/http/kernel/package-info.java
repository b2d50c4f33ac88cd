/// HTTP without a subject: a listener with explicit limits, a contract that is bound to endpoints, and the rules of the
/// protocol. Routes are passed in as values; nothing here depends on their subject.
@NullMarked
package dev.scoresheet.adapters.http.kernel;

import org.jspecify.annotations.NullMarked;
