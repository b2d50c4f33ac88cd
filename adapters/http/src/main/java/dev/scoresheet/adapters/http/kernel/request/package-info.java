/// Requests as received, the guard in front of routes, and the limits of time and size.
package dev.scoresheet.adapters.http.kernel.request;
