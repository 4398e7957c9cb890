SELECT edition FROM reference
