/// Processes: how an application reacts to events, exactly once. Here are the declarations;
/// [dev.scoresheet.application.kernel.process.store] has the ports,
/// [dev.scoresheet.application.kernel.process.reaction] sends commands, and
/// [dev.scoresheet.application.kernel.process.step] has the steps of owners.
package dev.scoresheet.application.kernel.process;
