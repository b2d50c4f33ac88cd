/// Types that the author of a route needs: the call, the route, the reply with its content, and problems of RFC 9457.
package dev.scoresheet.adapters.http.kernel.route;
