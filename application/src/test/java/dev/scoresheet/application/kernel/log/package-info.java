/// What every store must do, as suites that a store's own tests extend. They travel in this module's test-jar.
package dev.scoresheet.application.kernel.log;
