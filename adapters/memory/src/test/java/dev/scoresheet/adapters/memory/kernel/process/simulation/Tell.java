package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.event.StreamId;

/// Command that writes a note to a stream.
record Tell(StreamId stream, Note note) {}
