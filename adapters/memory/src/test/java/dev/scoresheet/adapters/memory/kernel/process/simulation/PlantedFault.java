package dev.scoresheet.adapters.memory.kernel.process.simulation;

/// Node with one rule left out, and the breach by which the checker must find it.
interface PlantedFault extends ProcessFault {

    Breach breach();
}
