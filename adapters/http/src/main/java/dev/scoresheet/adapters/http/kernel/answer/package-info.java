/// Answers as they are sent, and the parts of them that many routes share: entity tags, cursors, positions of views.
package dev.scoresheet.adapters.http.kernel.answer;
