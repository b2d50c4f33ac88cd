/// The kernel of HTTP over lamps: endpoints as functions, and a listener at the end of a raw socket.
package dev.scoresheet.adapters.http.kernel;
