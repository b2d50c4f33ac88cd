/// What every store of read models must do, as suites that a store's own tests extend.
package dev.scoresheet.application.kernel.projection;
