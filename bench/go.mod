module dossier/bench

go 1.26.0
