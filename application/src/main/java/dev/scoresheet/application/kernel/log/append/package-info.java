/// Values of an append: expected versions, receipts and the results.
package dev.scoresheet.application.kernel.log.append;
