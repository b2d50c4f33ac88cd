/// Ways of running a system in memory, for one script: step by step, and by schedules that a seed draws.
package dev.scoresheet.adapters.memory.kernel.system;
