/// Suites on the duties of every store of read models. A store's own tests extend them.
package dev.scoresheet.application.kernel.projection;
