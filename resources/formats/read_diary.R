# Reads the table and the codebook that Neuropathy Diary exports for research; base R alone.
#
#   Rscript read_diary.R study.csv study.codebook.csv days.csv
#
# writes a table with one row for each day, whose columns are the fields of the REDCap data dictionary beside the table.
# In R, source() it: read_diary() and read_codebook() give data frames with types, by_day() makes the days of them.
# What was not recorded is NA; it is never 0.

numbers <- c("value", "distance_km")
whole_numbers <- c("sets", "repetitions", "hold_seconds", "position")
truths <- c("hurt", "unknown", "for_practitioner")
days <- c("day", "valid_from", "valid_to", "retired", "asked", "born")
categories <- c("person", "kind", "key", "name", "unit", "rated")

as_texts <- function(path) {
  table <- read.csv(path, colClasses = "character", na.strings = "", encoding = "UTF-8", check.names = FALSE)
  names(table)[1] <- sub("^\ufeff", "", names(table)[1])
  # Without the apostrophe that keeps a spreadsheet from taking a text for a formula.
  table[] <- lapply(table, function(cells) {
    escaped <- !is.na(cells) & grepl("^'+[-=+@\t\r\n\uff1d\uff0b\uff0d\uff20]", cells)
    cells[escaped] <- substring(cells[escaped], 2)
    cells
  })
  table
}

read_diary <- function(path) {
  table <- as_texts(path)
  for (name in intersect(numbers, names(table))) table[[name]] <- as.numeric(table[[name]])
  for (name in intersect(whole_numbers, names(table))) table[[name]] <- as.integer(table[[name]])
  for (name in intersect(truths, names(table))) table[[name]] <- table[[name]] == "yes"
  for (name in intersect(days, names(table))) table[[name]] <- as.Date(table[[name]], format = "%Y-%m-%d")
  for (name in intersect(categories, names(table))) {
    table[[name]] <- factor(table[[name]], levels = unique(table[[name]][!is.na(table[[name]])]))
  }
  if ("written" %in% names(table)) {
    # 2026-11-21T20:00:00+01:00; strptime() reads +0100
    moments <- sub("([+-][0-9]{2}):([0-9]{2})$", "\\1\\2", table$written)
    table$written <- as.POSIXct(moments, format = "%Y-%m-%dT%H:%M:%S%z", tz = "UTC")
  }
  table
}

read_codebook <- function(path) {
  book <- as_texts(path)
  for (name in c("least", "most")) book[[name]] <- as.numeric(book[[name]])
  book
}

code <- function(values) gsub("[^a-z0-9_]", "_", tolower(values))

by_day <- function(table, book) {
  variables <- book[!is.na(book$variable), ]
  dated <- table[!is.na(table$day) & table$kind != "visit", ]
  every <- sort(unique(dated$day))
  person <- if ("person" %in% names(dated)) as.character(dated$person[match(every, dated$day)]) else rep("", length(every))
  made <- data.frame(record_id = sub("^-", "", paste(person, every, sep = "-")), person = person, day = every)
  for (line in seq_len(nrow(variables))) {
    one <- variables[line, ]
    about <- rep(TRUE, nrow(dated))
    for (name in intersect(c("kind", "key", "rated"), names(dated))) {
      if (!is.na(one[[name]])) about <- about & !is.na(dated[[name]]) & as.character(dated[[name]]) == one[[name]]
    }
    rows <- dated[about, ]
    places <- lapply(every, function(day) which(rows$day == day))
    if (one$type == "several") {
      for (choice in strsplit(one$choices, " | ", fixed = TRUE)[[1]]) {
        key <- sub(", .*$", "", choice)
        met <- vapply(places, function(at) any(rows[[one$column]][at] == key), logical(1))
        made[[paste0(one$variable, "___", code(key))]] <- ifelse(met, 1L, NA_integer_)
      }
    } else {
      cells <- if (is.na(one$column)) rep(1L, nrow(rows)) else rows[[one$column]]
      made[[one$variable]] <- vapply(places, function(at) value_of_day(one, cells[at]), value_of_day(one, cells[0]))
    }
  }
  made
}

value_of_day <- function(one, cells) {
  if (one$type %in% c("choice", "text")) {
    if (length(cells) == 0) return(NA_character_)
    if (one$of_day == "all") return(paste(cells, collapse = "\n"))
    return(code(as.character(cells[length(cells)])))
  }
  if (one$of_day == "sum" && one$type == "integer") cells[is.na(cells)] <- 1
  known <- as.numeric(cells[!is.na(cells)])
  if (length(known) == 0) return(NA_real_)
  switch(one$of_day, yes = 1, sum = sum(known), known[length(known)])
}

if (sys.nframe() == 0) {
  given <- commandArgs(trailingOnly = TRUE)
  if (length(given) != 3) stop("usage: Rscript read_diary.R TABLE.csv CODEBOOK.csv DAYS.csv")
  write.csv(by_day(read_diary(given[1]), read_codebook(given[2])), given[3], row.names = FALSE, na = "", fileEncoding = "UTF-8")
}
