/// Suites on the duties of every store. A store's own tests extend them. They travel in this module's test-jar.
package dev.scoresheet.application.kernel.log;
