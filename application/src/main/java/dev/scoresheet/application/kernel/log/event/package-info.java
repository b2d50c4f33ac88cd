/// Values that name and carry events: streams, types, metadata, recorded events and pages of them.
package dev.scoresheet.application.kernel.log.event;
