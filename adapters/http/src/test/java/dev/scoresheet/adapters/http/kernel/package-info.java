/// Tests of the kernel of HTTP with lamps as the subject: endpoints as functions, and a listener with raw
/// sockets.
package dev.scoresheet.adapters.http.kernel;
