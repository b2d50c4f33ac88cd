/// Parts that run next to the API: consumers of views, the audit of deliveries, address and token files.
package dev.scoresheet.bootstrap.kernel.runtime;
