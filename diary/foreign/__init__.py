"""Access to places outside the data folder (second backup, shared folder, exports, chosen files), which may block,
disappear, or contain unexpected files."""
