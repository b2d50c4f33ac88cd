/// Documents are part of the product, so what they say is checked: links lead somewhere, snippets are the code.
package dev.scoresheet.bootstrap.documents;
