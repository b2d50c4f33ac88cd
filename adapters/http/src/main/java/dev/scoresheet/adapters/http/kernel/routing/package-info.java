/// Dispatch of a request to its route, and the routes that every API has.
package dev.scoresheet.adapters.http.kernel.routing;
