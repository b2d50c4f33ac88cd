package dev.scoresheet.adapters.http.kernel.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Pages for people, and the files that they load.
///
/// @param pages pages by address. A segment in braces stands for any text: the page reads it in the browser.
/// @param missing page for a browser that asks for an unknown address
public record PageSite(List<PageFolder> folders, Map<String, HtmlPage> pages, Optional<HtmlPage> missing) {

    /// Sources of a page with scripts: its own server only, and nothing that stands in the page itself.
    public static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public PageSite {
        folders = List.copyOf(folders);
        pages = Map.copyOf(pages);
    }

    /// Returns a site of files without pages.
    public static PageSite of(List<PageFolder> folders) {
        return new PageSite(folders, Map.of(), Optional.empty());
    }

    /// Reads the pages of a site with one folder.
    ///
    /// @param addresses address of each page, and its file in the folder's resources
    /// @param missing file of the page for an unknown address
    /// @param parts names of what pages share: `{head}` in a page stands for the file `parts/head.html`
    public static PageSite read(
            PageFolder folder, Map<String, String> addresses, Optional<String> missing, List<String> parts) {
        var shared = parts.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        part -> Resource.text(folder.resources() + "/parts/" + part + ".html")
                                .strip()));
        Function<String, HtmlPage> page = file -> HtmlPage.read(folder.resources() + "/" + file, shared, POLICY);
        return new PageSite(
                List.of(folder),
                addresses.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> page.apply(entry.getValue()))),
                missing.map(page));
    }

    /// Returns this site with the files of another one, which come first.
    public PageSite after(List<PageFolder> others) {
        return new PageSite(Stream.concat(others.stream(), folders.stream()).toList(), pages, missing);
    }
}
