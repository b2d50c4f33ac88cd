/// Server-sent events: streams of clients, and the one reader of the log that wakes them.
package dev.scoresheet.adapters.http.kernel.live;
