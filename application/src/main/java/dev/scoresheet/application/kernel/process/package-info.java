/// Processes: how an application reacts to events, exactly once. Here are the declarations;
/// [dev.scoresheet.application.kernel.process.store] has the ports.
package dev.scoresheet.application.kernel.process;
