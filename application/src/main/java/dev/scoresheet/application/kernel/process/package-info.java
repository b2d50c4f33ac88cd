/// Processes: how an application reacts to events, exactly once. Here are the declarations;
/// [dev.scoresheet.application.kernel.process.store] has the ports, [dev.scoresheet.application.kernel.process.step]
/// the
/// steps of their owners.
package dev.scoresheet.application.kernel.process;
