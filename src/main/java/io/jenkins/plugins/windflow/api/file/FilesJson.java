package io.jenkins.plugins.windflow.api.file;

import io.jenkins.plugins.windflow.core.file.FileEntry;
import io.jenkins.plugins.windflow.core.file.FileText;
import io.jenkins.plugins.windflow.core.file.Listing;
import io.jenkins.plugins.windflow.core.file.PlacePath;
import io.jenkins.plugins.windflow.core.file.PlaceState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Files as answers of the API. */
final class FilesJson {
    private FilesJson() {}

    static Map<String, Object> listing(Listing listing, PlaceState state) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", listing.path().text());
        json.put("folder", entry(listing.folder()));
        json.put("complete", listing.complete());
        json.put("usedBy", state.usedBy());
        json.put("shell", state.shell());
        json.put("limits", state.limits());
        json.put("entries", listing.entries().stream().map(FilesJson::entry).toList());
        return json;
    }

    static Map<String, Object> entry(FileEntry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", entry.name());
        json.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        json.put("size", entry.size());
        json.put("mode", entry.mode());
        json.put("owner", entry.owner());
        json.put("group", entry.group());
        json.put("modified", entry.modified().getEpochSecond());
        json.put("target", entry.target());
        return json;
    }

    static Map<String, Object> text(PlacePath path, FileText text, String version) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", path.text());
        json.put("text", text.text());
        json.put("encoding", text.encoding().title());
        json.put("version", version);
        return json;
    }
}
