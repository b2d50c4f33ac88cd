/// Routes of the operations listener: health, metrics, the log as stored, and operations on read models.
package dev.scoresheet.adapters.http.kernel.operations;
